/** Small sealed records, e.g. the tokens of one workspace. Reading with a wrong key throws UserError `cannot-unseal`. */
export type Vault = {
  put(tenant: string, name: string, value: unknown, now: number): Promise<void>
  get(tenant: string, name: string): Promise<unknown>
  remove(tenant: string, name: string): Promise<void>
}
