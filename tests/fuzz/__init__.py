"""Whatever comes in from outside, read by the code that reads it: nothing but the errors it promises, and no false quote.

`test_entries.py` tries examples from Hypothesis; `FAULTS=long` tries many more. `python -m tests.fuzz SECONDS [NAME …]`
(`make fuzz`) lets atheris search for inputs that reach new code, and keeps those that break something.
"""
