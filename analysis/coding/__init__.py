"""Coding by hand: sheets that people fill in blind, what the program answers on them, and the codebook they go by."""

from analysis.coding.codebook import codebook, markdown
from analysis.coding.sheets import COLUMNS, program, sheet
from analysis.coding.units import units

__all__ = ["COLUMNS", "codebook", "markdown", "program", "sheet", "units"]
