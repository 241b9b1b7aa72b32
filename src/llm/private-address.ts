import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** All of IPv6 that IANA has given out for the public internet (RFC 4291, registry of 2025). */
const PUBLIC_IPV6 = ipaddr.parseCIDR('2000::/3')

/** True for every IP address that is not on the public internet: loopback, private, link-local, carrier, reserved. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/gu, '').replace(/%.*$/u, '')
  if (isIP(plain) === 0) return true
  // An IPv4 address written as IPv6 (::ffff:127.0.0.1) is as private as what it stands for.
  const ip = ipaddr.process(plain)
  return ip.range() !== 'unicast' || (ip.kind() === 'ipv6' && !ip.match(PUBLIC_IPV6))
}
