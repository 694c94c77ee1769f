"""Rotas as people keep them, read to be audited."""

from netplan.io.rotas.reading import read_rota

__all__ = ["read_rota"]
