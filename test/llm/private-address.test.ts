import { describe, expect, it } from 'vitest'
import { isPrivateAddress } from '../../src/llm/private-address.ts'

describe('an address', () => {
  it.each([
    ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ['198.18.0.1', '192.0.2.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '255.255.255.255'],
    ['::', '::1', '[::1]', '::127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::'],
    ['fc00::1', 'fd12::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '2001:db8::1', '100::1'],
    ['a name', '127.1', '0177.0.0.1', ''],
  ])('of a private or reserved network is private: %s, %s, %s, ...', (...addresses) => {
    expect(addresses.filter((address) => !isPrivateAddress(address))).toEqual([])
  })

  it('of the internet is not, however it is written', () => {
    const open = [
      '8.8.8.8',
      '100.63.255.255',
      '172.32.0.1',
      '2606:4700::1111',
      '[2a00:1450:4001::65]',
      '::ffff:8.8.8.8',
    ]
    expect(open.filter(isPrivateAddress)).toEqual([])
  })
})
