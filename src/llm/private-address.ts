import { BlockList, isIP } from 'node:net'

const blocked = new BlockList()
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  blocked.addSubnet(address, bits, 'ipv4')
}
for (const [address, bits] of [
  ['::', 96],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  blocked.addSubnet(address, bits, 'ipv6')
}

/** True for every IP address that is not on the public internet: loopback, private, link-local, carrier, reserved. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/gu, '').replace(/%.*$/u, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(plain)?.[1]
  const ip = mapped ?? plain
  const family = isIP(ip)
  if (family === 0) return true
  // A mapped address in hexadecimal (::ffff:7f00:1) is as private as what it maps to; none is needed to reach a public host.
  if (family === 6 && /^(?:0{0,4}:){0,5}:?ffff:/iu.test(ip)) return true
  return blocked.check(ip, family === 4 ? 'ipv4' : 'ipv6')
}
