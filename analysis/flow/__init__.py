"""From articles to all tables of a story, or of many."""

from analysis.flow.container import Story as Story
from analysis.flow.many import measure_all as measure_all
from analysis.flow.measuring import apart as apart
from analysis.flow.measuring import compared as compared
from analysis.flow.measuring import measure as measure
from analysis.flow.measuring import voices as voices
