import type { Understanding } from './understand.ts'

/** Words of the work. Among others, a question that names no model and none of these is about something else. */
const OF_OURS = new RegExp(
  `\\b(?:${[
    'gpus?|v?ram|memory|graphics|hardware|host\\w*|checkpoints?|weights|kv|flops',
    'models?|llms?|gpt|train\\w*|pre-?train\\w*|fine-?tun\\w*|tun(?:e|ing)|q?lora|epochs?|param\\w*',
    'infer\\w*|tokens?|contexts?|quanti[sz]\\w*|embedd\\w*|vectors?|serv(?:e|ing)|deploy\\w*|apis?',
  ].join('|')})\\b|显存|模型|训练|微调|推理|显卡|部署|トークン|モデル|modell?\\b|modelo|modèle`,
  'u',
)

/** Whether a text, or what was said before it, names a card or a word of the work: then what it asks for is asked of a model. */
export const namesOurs = ({ plain, stated }: Pick<Understanding, 'plain' | 'stated'>, said = ''): boolean =>
  OF_OURS.test(plain) || stated.accelerator !== undefined || OF_OURS.test(said.toLowerCase())
