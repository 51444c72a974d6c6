"""How the shipped weights were learned. Run by hand: ``python -m analysis.learning NAME --corpus DIR``."""
