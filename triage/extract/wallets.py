"""Crypto addresses, told by their first letters, alphabet and length."""

import re

from triage.extract.spans import Span

_BASE58 = "[1-9A-HJ-NP-Za-km-z]"
_WALLET = re.compile(
    rf"(?<![A-Za-z0-9])(?:"
    rf"0x[0-9a-fA-F]{{40}}"  # Ethereum, BNB chain, Polygon
    rf"|T[0-9A-Za-z]{{33}}"  # Tron
    rf"|bc1[02-9ac-hj-np-z]{{11,71}}|BC1[02-9AC-HJ-NP-Z]{{11,71}}"  # Bitcoin, bech32
    rf"|ltc1[02-9ac-hj-np-z]{{30,71}}"  # Litecoin
    rf"|(?:EQ|UQ)[A-Za-z0-9_-]{{46}}"  # TON
    rf"|[13](?=[0-9]*[A-Za-z]){_BASE58}{{25,33}}"  # Bitcoin, base58
    rf"|r(?=[a-zA-Z]*[0-9]){_BASE58}{{24,34}}"  # XRP
    rf"|D(?=[A-Za-z]*[0-9])[5-9A-HJ-NP-U]{_BASE58}{{32}}"  # Dogecoin
    rf"|[LM](?=[A-Za-z]*[0-9]){_BASE58}{{33}}"  # Litecoin, base58
    rf"|addr1[02-9ac-hj-np-z]{{50,100}}"  # Cardano
    rf"|(?:cosmos1|bnb1)[02-9ac-hj-np-z]{{38}}"
    rf"|(?:bitcoincash:)[02-9ac-hj-np-z]{{42}}"
    rf"|[48][0-9AB]{_BASE58}{{93}}"  # Monero
    rf")(?![A-Za-z0-9])"
)
_SOLANA = re.compile(
    rf"(?:솔라나|solana|\bsol\b|\bspl\b|usdc|索拉纳|지갑|wallet|钱包|錢包|ví\s)[^\n]{{0,24}}?"
    rf"(?<![A-Za-z0-9])({_BASE58}{{32,44}})(?![A-Za-z0-9])",
    re.IGNORECASE,
)


def wallets(text: str) -> tuple[tuple[str, Span], ...]:
    """Every crypto address as written with where it stands."""
    found = [(match[0], match.span()) for match in _WALLET.finditer(text) if re.search("[0-9]", match[0])]
    taken = [span for _, span in found]
    for match in _SOLANA.finditer(text):
        if not any(start < match.end(1) and match.start(1) < end for start, end in taken) and re.search("[0-9]", match[1]):
            found.append((match[1], match.span(1)))
    return tuple(sorted(found, key=lambda wallet: wallet[1]))
