import type { Accelerator } from '../knowledge/knowledge.ts'
import { GIB } from './words.ts'

/**
 * Bytes that a job can use on one device: cards hold about as many GiB as their name says GB, less 5 % for driver and context; Apple
 * machines give three quarters to the graphics part by default; processors keep a tenth for the system. (Our assumptions.)
 */
export function usableBytes(accelerator: Accelerator): number {
  const share = { gpu: 0.95, tpu: 0.95, other: 0.95, apple: 0.75, cpu: 0.9 }[accelerator.kind]
  return accelerator.memoryGb * GIB * share
}

const ONE_SERVER = [1, 2, 4, 8]
const TWO_SERVERS = [...ONE_SERVER, 16]
/** Bytes a second between devices (in billions) from which a model is spread over two servers; slower cards stay within one. */
const FAST_LINK = 300

/** How many devices of a kind may hold one copy of a model that they serve: up to the eight of a server, or sixteen with fast links. */
export function groupsOf(accelerator: Accelerator): readonly number[] {
  return (accelerator.interconnectGbs ?? 0) >= FAST_LINK ? TWO_SERVERS : ONE_SERVER
}
