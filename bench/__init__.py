"""How good and how fast: every figure of the project and the command that reprints it."""
