"""First files for people who have none: ready contracts, and drafts from a poll or a rota."""
