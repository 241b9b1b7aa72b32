import { num } from '../amounts/print.ts'

/** A number of parameters: "8.03 B parameters". */
export const billions = (count: number): string => `${num(count / 1e9)} B`

/** 2^30 bytes: the unit of every memory figure. */
export const GIB = 2 ** 30
