"""The grammar of windows: words become a tree of stretches of days, each of which can say how it was read."""
