"""Crypto addresses."""

import pytest

from tests.triage.cases import values
from triage.extraction import IdentifierKind


@pytest.mark.parametrize(
    "address",
    [
        "TRACWR5LLdAbPRjf1mn3qk26sXLeZJL9mp",
        "0x74985caa4F91dDD6b4bBdFACffec759D43b2D344",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2",
    ],
)
@pytest.mark.parametrize("around", ["{}", "여기로 {}로 보내래", "지갑:{}.", "({})", "USDT(TRC20){} 二万"])
def test_an_address_as_written(address: str, around: str) -> None:
    assert values(IdentifierKind.WALLET, around.format(address)) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "TRACWR5LLdAbPRjf1mn3qk26sXLeZJL9m",
        "0x74985caa4F91dDD6b4bBdFACffec759D43b2D34",
        "https://x.example/1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT",
        "1111111111111111111111111111111",
        "ThisIsAVeryLongWordWithoutAnyDigit",
    ],
)
def test_no_address(text: str) -> None:
    assert values(IdentifierKind.WALLET, text) == []


def test_a_solana_address_needs_its_name() -> None:
    address = "7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV"
    assert values(IdentifierKind.WALLET, f"솔라나 {address}") == [address]
    assert values(IdentifierKind.WALLET, address) == []
