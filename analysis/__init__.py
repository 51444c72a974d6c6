"""Compare how outlets covered the same event: who speaks, who stays unnamed, how it is worded, what is left out."""
