/** Who holds a lease, and the number of the last heartbeat. */
export type Held = { readonly holder: string; readonly beat: number }

/**
 * Leases by heartbeat, free of clocks: the holder raises `beat`; whoever sees it stand still for long enough takes over.
 */
export type Leases = {
  look(name: string): Promise<Held | undefined>
  /** Takes or renews if the lease is still as in `from` (undefined: nobody holds it). Returns the new state, or undefined. */
  take(name: string, holder: string, from: Held | undefined): Promise<Held | undefined>
  release(name: string, holder: string): Promise<void>
}
