"""The way to the web: only to public addresses, and to just the address that was looked at.

A name is resolved once for each request, every address it has must be public, and the connection goes to one of these
addresses. A name that leads to another machine a moment later leads nowhere: nobody asks it again.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable

import httpx

from factcheck.text.quick_dataclass import dataclass

_NAME_THAT_EXISTS = "example.com"  # kept for examples by the keepers of names, so that it always does
_TRIED = 3  # addresses of one name that are connected to, one after the other
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
# What Python calls global and no public page stands at: protocol assignments, relays, the host of one cloud's machines.
_REFUSED = tuple(
    map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "2002::/16", "3fff::/20"))
)


class AddressRefused(Exception):
    """A name that leads to an address which is not public."""


class NoSuchHost(Exception):
    """A name that the name service says does not exist."""


def is_public(address: str) -> bool:
    """True for an address that anybody can reach; false for private, local, mapped, translated and reserved ones."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    # All public IPv6 is in one block, and so neither IPv4 in disguise (::ffff:10.0.0.1) nor translated (64:ff9b::) is.
    if ip.version == 6 and (ip not in _GLOBAL_UNICAST or ip.scope_id is not None):
        return False
    refused = any(ip.version == block.version and ip in block for block in _REFUSED)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not refused


async def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system names them; NoSuchHost where there is none of that name."""
    try:
        return await _named(host, port)
    except socket.gaierror as error:
        if error.errno != socket.EAI_NONAME:
            raise
        # Without a network many systems say of every name that it does not exist.
        await _named(_NAME_THAT_EXISTS, port)
        raise NoSuchHost(host) from None


async def _named(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """Who says which addresses a name has, and which of them may be connected to; tests put others in their place."""

    resolve: Callable[[str, int], Awaitable[list[str]]] = resolved
    accepts: Callable[[str], bool] = is_public


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends each request to an address that the guard has seen; certificate and Host go by the name."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        # A connection is never used twice: two names may share an address, and each has its own certificate.
        limits = httpx.Limits(max_keepalive_connections=0)
        self._inner = httpx.AsyncHTTPTransport(trust_env=False, limits=limits)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request. Raises AddressRefused, NoSuchHost, OSError or httpx.TransportError."""
        url = request.url
        host = url.raw_host.decode("ascii")
        addresses = await self._guard.resolve(host, url.port or (443 if url.scheme == "https" else 80))
        for address in addresses:
            if not self._guard.accepts(address):
                raise AddressRefused(address)
        failure: httpx.TransportError = httpx.ConnectError("the name has no address")
        for address in addresses[:_TRIED]:
            pinned = httpx.Request(
                request.method,
                url.copy_with(host=address),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host},
            )
            try:
                return await self._inner.handle_async_request(pinned)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._inner.aclose()
