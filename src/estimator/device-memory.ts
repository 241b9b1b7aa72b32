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
