"""How plans and findings look to people: on the terminal, in notebooks and on a page."""
