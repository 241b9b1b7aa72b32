import { readFileSync } from 'node:fs'

type Timed = { readonly model: string; readonly method: string; readonly epochs: number; readonly minutes: number }
type Run = { readonly id: string; readonly tflops_per_gpu_published?: number | null }

/**
 * How tuning methods compare where the same model was timed with both: operations a second of LoRA (4 a parameter and token) over those of full
 * training (6), and hours of QLoRA over those of LoRA.
 */
export function finetuningRatios(dir: string): { loraOverFull: number[]; qloraOverLora: number[] } {
  const timed: readonly Timed[] = rowsOf(dir, 'finetuning-times')
  const minutes = (model: string, method: string): number | undefined =>
    timed.find((row) => row.model === model && row.method === method)?.minutes
  const models = [...new Set(timed.map((row) => row.model))]
  const ratio = (over: string, under: string): number[] =>
    models.flatMap((model) => {
      const [a, b] = [minutes(model, over), minutes(model, under)]
      return a === undefined || b === undefined ? [] : [a / b]
    })
  const runs: readonly Run[] = rowsOf(dir, 'training-runs')
  const published = runs.flatMap((run) => {
    const full = runs.find(
      (other) =>
        other.id.replace('-SFT-', '-LoRA-').replace(/-\d+$/, '') === run.id.replace(/-\d+$/, '') && other !== run,
    )
    const [rate, base] = [run.tflops_per_gpu_published, full?.tflops_per_gpu_published]
    return rate && base ? [rate / base] : []
  })
  const counted = ratio('full', 'lora').map((hours) => (4 / 6) * hours)
  return { loraOverFull: [...published, ...counted], qloraOverLora: ratio('qlora', 'lora') }
}

function rowsOf<T>(dir: string, name: string): readonly T[] {
  return JSON.parse(readFileSync(`${dir}/${name}.json`, 'utf8')).rows
}
