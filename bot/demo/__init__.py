"""The line on a throw-away store with invented cases, needing no key, token or network."""

from bot.demo.run import run_demo

__all__ = ["run_demo"]
