import { MAGNITUDE, NUMBER, scale } from '../../amounts/magnitude.ts'
import type { Rule } from './scan.ts'

const AMOUNT = `${NUMBER}\\s*${MAGNITUDE}?`
const TOKENS = '(?:(?:training |text |unique |pretraining |total |of )*tokens?|个tokens?|トークン|词元|token数据)'
const EXAMPLES =
  '(?:labell?ed |training |train |new |high[- ]quality |instruction |synthetic |fine-?tuning |my |own |few |preference |qa |question[- ]answer )*(?:examples?|samples?|rows|instances|data ?points?|instructions?|conversations|dialogs?|dialogues|q&a pairs|qa pairs|pairs|records|labels|datasets?|images?|sentences|tickets|beispiele[n]?|datensätze[n]?|ejemplos|exemples|muestras|条数据|条样本|条|个样本|样本|数据|件|サンプル)'

/** Billions of tokens in a gigabyte of plain text: about four bytes a token of English (an assumption). */
const TOKENS_B_OF_GB = 0.25
const BYTES: Readonly<Record<string, number>> = { m: 0.001, g: 1, t: 1000 }

/** What a model is trained on and how: tokens, epochs, steps, batch, examples. */
export const TRAINING_DATA_RULES: readonly Rule[] = [
  {
    re: new RegExp(
      `${NUMBER}\\s*(t|b|trillion|billion)\\s*(?:and|to|or|-|~)\\s*(\\d+(?:\\.\\d+)?)\\s*(t|b|trillion|billion)\\s*${TOKENS}`,
      'gu',
    ),
    read: ([, n = '', k, m = '', l]) => ({ tokensB: [scale(n, k) / 1e9, scale(m, l) / 1e9] }),
  },
  {
    re: new RegExp(
      `${NUMBER}\\s*(trillions?|billions?|bn|[bt]|billionen|milliarden|mrd\\.?|billones|milliards?|mil millones|亿|億|万亿|兆)\\s*(?:de |of |个)?${TOKENS}`,
      'gu',
    ),
    read: ([, n = '', k]) => ({ tokensB: [(k === '万亿' || k === '兆' ? Number(n) * 1e12 : scale(n, k)) / 1e9] }),
  },
  {
    re: new RegExp(
      `${NUMBER}\\s*(m|million|millions|millionen|millones|mio\\.?|百万)\\s*(?:de |of )?${TOKENS}(?!\\s*(?:context|window|long|limit|per))`,
      'gu',
    ),
    read: ([, n = '', k], { before }) =>
      /context|window|ctx|length|kv|cache/u.test(before.slice(-12)) ? undefined : { tokensB: [scale(n, k) / 1e9] },
  },
  {
    re: new RegExp(
      `(?:tokens?|token 数|token count)\\s*(?:=|:|is|are|of)\\s*${NUMBER}\\s*(t|b|bn|trillion|billion|m|million)(?![a-z])`,
      'gu',
    ),
    read: ([, n = '', k]) => ({ tokensB: [scale(n, k) / 1e9] }),
  },
  {
    re: /(?<![\w.])(\d{1,3}(?:\.\d+)?)\s*(?:-\s*)?(?:epochs?|ep\b|epochen|épocas|époques|个?epoch|轮|エポック)/gu,
    read: ([, n]) => ({ epochs: [Number(n)] }),
  },
  { re: /epochs?["'\s_-]*(?:=|:|of|is|to)?\s*(\d{1,3})(?![\w.])/gu, read: ([, n]) => ({ epochs: [Number(n)] }) },
  {
    re: /(?<!gpu[\s_-]?)(?:(?:micro|global|total|train|per[\s_-]?device(?:[\s_-]?train)?|effective|local|default|mini)[\s_-]*)*(?:batch(?:[\s_-]*size)?s?|bsz?|mbs|batchgröße|批大小|批次大小|バッチサイズ)["'\s]*(?:=|:|of|is|to|set to|was|为|是|de|von|\()*\s*(\d{1,6})(?![\w.])/gu,
    read: ([, n]) => ({ batch: [Number(n)] }),
  },
  { re: /(?<![\w.])(\d{1,4})\s*(?:batch(?:[\s-]?size)?|bs)(?![a-z])/gu, read: ([, n]) => ({ batch: [Number(n)] }) },
  {
    re: new RegExp(
      `${AMOUNT}\\s*(?:training |optimi[sz]er |gradient |global )*(?:steps?|iterations?|iters?|batches|ba\\b|schritte|pasos|步)`,
      'gu',
    ),
    read: ([, n = '', k]) => ({ steps: [scale(n, k)] }),
  },
  {
    // "3 rounds", "5 passes over the data"
    re: /(?<![\w.])(\d{1,2}) (?:rounds|passes)(?: (?:over|through) (?:the |our )?(?:data|set|examples))?(?![a-z])/gu,
    read: ([, n]) => ({ epochs: [Number(n)] }),
  },
  {
    re: new RegExp(
      `${AMOUNT}[\\s-]*${EXAMPLES},? (?:of|with|at|each|x) (?:about |around |~)?(\\d{2,5}) tokens?(?: each)?(?![a-z])`,
      'gu',
    ),
    read: ([, n = '', k, length]) => ({ examples: [scale(n, k)], tokensPerExample: [Number(length)] }),
  },
  {
    re: new RegExp(`${AMOUNT}[\\s-]*(?:of )?${EXAMPLES}(?![a-z])`, 'gu'),
    read: ([, n = '', k], { after }) =>
      /^\s*(?:per|\/|a|each)\s*(?:second|sec|s|day|month)/u.test(after) ? undefined : { examples: [scale(n, k)] },
  },
  {
    re: /(?:dataset|samples?|examples?)(?: size)?\s*(?:of|is|=|:|has|contains|with)\s*(?:about |around |~)?(\d+(?:\.\d+)?)\s*(k|m|million|thousand)?(?![\w.])/gu,
    read: ([, n = '', k], { after }) => (/^\s*(?:g|t|m)i?b|dim/u.test(after) ? undefined : { examples: [scale(n, k)] }),
  },
  {
    re: /\brank\s*(?:=|:|of)?\s*(\d{1,4})|\br\s*=\s*(\d{1,4})/gu,
    read: ([, a, b]) => ({ loraRank: [Number(a ?? b)] }),
  },
]

/** "1 TB of text", "200 GB of logs a day": no memory, but so many tokens. */
export const TEXT_SIZE_RULES: readonly Rule[] = [
  {
    re: new RegExp(
      `${NUMBER}\\s*([mgt])(?:i?b|igabytes?|erabytes?|egabytes?)\\s+(?:of\\s+)?(?:(?:raw|plain|clean|our|web|english|server) )*(?:texts?|logs?|log files|mails|emails|transcripts)\\b(\\s*(?:a|per|each|every)\\s*day|\\s*daily)?`,
      'gu',
    ),
    read: ([, n = '', unit = '', daily]) => {
      const tokensB = Number((Number(n) * (BYTES[unit] ?? 1) * TOKENS_B_OF_GB).toPrecision(6))
      return daily === undefined ? { tokensB: [tokensB] } : { tokensPerDay: [tokensB * 1e9] }
    },
  },
]

/** Vectors and documents for search: read only where the text is about an index, or the noun says so. */
export const VECTOR_RULES: readonly Rule[] = [
  {
    re: new RegExp(`${AMOUNT}\\s*(?:rows|records|items|entries) of (\\d{2,5})[\\s-]*d(?:im\\w*)?`, 'gu'),
    read: ([, n = '', k, d]) => ({ vectors: [scale(n, k)], dimensions: [Number(d)] }),
  },
  {
    re: /(?:vectors? ?(?:count|size|number)s?|(?:number|count) of (?:vectors|documents|embeddings)|ntotal|num_vectors|n_vectors|\bnb)\s*(?:=|:|is|of|->)*\s*(\d+(?:\.\d+)?)\s*(k|m|b|million|billion|万|亿)?(?![\w.])/gu,
    read: ([, n = '', k]) => ({ vectors: [scale(n, k)] }),
  },
  {
    re: /(?:dim(?:ensions?|ensionality)?|\bd|维度|维)\s*(?:=|:)\s*(\d{2,5})(?![\w.])/gu,
    read: ([, n]) => ({ dimensions: [Number(n)] }),
  },
  {
    re: new RegExp(
      `${AMOUNT}\\s*(?:[x*]\\s*)?(\\d{2,5})[\\s-]*d(?:im(?:ension)?(?:s|al)?)?\\s*(?:vectors?|embeddings?)`,
      'gu',
    ),
    read: ([, n = '', k, d]) => ({ vectors: [scale(n, k)], dimensions: [Number(d)] }),
  },
  {
    re: new RegExp(
      `${AMOUNT}\\s*(?:[a-z]+ ){0,3}?(?:as )?(?:vectors?|embeddings?) (?:of|with) (\\d{2,5}) (?:numbers|values|floats|dimensions|entries)`,
      'gu',
    ),
    read: ([, n = '', k, d]) => ({ vectors: [scale(n, k)], dimensions: [Number(d)] }),
  },
  {
    re: new RegExp(
      `${AMOUNT}\\s*(?:dense |dim |text |data |of |of our |128d )*(?:vectors?|embeddings?|vektoren|vectores|vecteurs|chunks?|passages|paragraphs|snippets|points|hnsw\\w*|ivf\\w*|向量|条向量|ベクトル)`,
      'gu',
    ),
    read: ([, n = '', k]) => ({ vectors: [scale(n, k)] }),
  },
  {
    re: new RegExp(
      `${AMOUNT}\\s*(?:pdf |word |text |internal |wiki |html |scanned )*(?:docs?|documents?|pdfs?|files?|articles|pages|dokumente[n]?|documentos|papers|文档|篇文档|份文档|文書|ドキュメント)(?![a-z])`,
      'gu',
    ),
    read: ([, n = '', k]) => ({ documents: [scale(n, k)] }),
  },
  {
    re: /(?<![\w.])(\d{2,5})[\s-]*(?:dim(?:ension(?:s|al|en)?)?s?|d\b|维|維|次元|dimensiones)(?![a-z])/gu,
    read: ([, n]) => ({ dimensions: [Number(n)] }),
  },
  {
    re: /(?:dim(?:ensions?|ensionality)?|\bd|vect(?:or)?(?: size| dim\w*)?|维度|维)\s*(?:=|:|of|is)*\s*(\d{2,5})(?![\w.])/gu,
    read: ([, n]) => ({ dimensions: [Number(n)] }),
  },
  {
    re: /\b(pq|index_?flat(?:_?(?:ip|l2))?|flat(?:ip|l2)|hnsw\d*|ivf_?pq|ivfflat|ivf\d+(?:,?\s*pq\d+)?|ivfadc|ivf_?sq\d?|scann|diskann|pq\d+|annoy|lsh)\b/gu,
    read: ([, name = '']) => ({ index: [name.replace(/[\s_]/gu, '')] }),
  },
]
/** `dataset size 10 million`, `1 billion records`: vectors only where an index is meant. */
export const INDEX_SIZE_RULES: readonly Rule[] = [
  {
    re: new RegExp(
      `(?:data ?set|database|index|collection|corpus|data)(?: size)?\\s*(?:of|is|=|:|has|with|about)?\\s*${NUMBER}\\s*${MAGNITUDE}`,
      'gu',
    ),
    read: ([, n = '', k]) => ({ vectors: [scale(n, k)] }),
  },
  {
    re: new RegExp(
      `${NUMBER}\\s*${MAGNITUDE}\\s*(?:records?|rows|items|entries|objects|datasets?|x?(?=[\\s,.?]|$))`,
      'gu',
    ),
    read: ([, n = '', k]) => ({ vectors: [scale(n, k)] }),
  },
]
