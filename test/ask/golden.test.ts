import { beforeAll, describe, expect, it } from 'vitest'
import type { AskContext, AskResult } from '../../src/ask/ask-result.ts'
import { loadContext, talk, withPlan } from './context.ts'

let context: AskContext
beforeAll(async () => {
  context = await loadContext()
})

type Turn = readonly [
  says: string,
  expects: {
    readonly intent?: AskResult['intent']
    readonly query?: Record<string, unknown>
    readonly reply?: RegExp
    readonly missing?: string
    /** What the reply's figures must lie between, worked out beside the estimator: see each row. */
    readonly figures?: readonly (readonly [figure: RegExp, low: number, high: number])[]
  },
]

/** Whole conversations in our own words. Each line: what is said, and what the answer must hold. */
const CONVERSATIONS: Readonly<Record<string, readonly Turn[]>> = {
  'a mixture on two cards, then eight bits, then another card': [
    [
      'can I run mixtral 8x7b on two 3090 in 4bit?',
      {
        intent: 'sizing',
        query: { kind: 'serving-memory', quantBits: 4, accelerators: 2, accelerator: 'rtx3090' },
        reply: /fits/i,
      },
    ],
    ['and in 8 bit?', { query: { quantBits: 8, accelerators: 2 } }],
    [
      'what about one A100 instead?',
      { query: { quantBits: 8, accelerator: 'a100-sxm-80', accelerators: 1 }, reply: /A100/ },
    ],
    ['show the working', { reply: /parameters x/ }],
  ],
  'training instead of running': [
    ['how much memory for llama 3 8b?', { query: { kind: 'serving-memory' } }],
    ['sorry, I meant training', { query: { kind: 'training-memory' } }],
    ['with LoRA', { query: { method: 'lora' } }],
    ['and with 8k context?', { query: { method: 'lora', contextTokens: 8000 }, reply: /8,000 tokens/ }],
  ],
  'long context on a whole server': [
    [
      '70b full finetune 128k how many 80g cards',
      {
        query: { kind: 'training-memory', paramsB: 70, method: 'full', contextTokens: 128000 }, // 16 bytes a parameter are 1,120 GB, 14 cards; a sequence of 128k takes as much again, or more.
        figures: [[/([\d,]+) such GPUs/, 14, 200]],
      },
    ],
    ['and a 13B?', { query: { paramsB: 13, contextTokens: 128000, method: 'full' } }],
  ],
  'LoRA or full, side by side': [
    [
      'how much VRAM to tune mistral 7b, LoRA or full?',
      { reply: /LoRA of[\s\S]*Full fine-tuning of|Full fine-tuning of[\s\S]*LoRA of/ },
    ],
  ],
  'fine-tuning without a method shows the three ways': [
    ['what do I need to fine-tune an 8B?', { reply: /Full fine-tuning of[\s\S]*LoRA of[\s\S]*QLoRA of/ }],
  ],
  'two cards compared': [
    [
      'tokens per second of llama 3.1 8b, H100 vs A100?',
      {
        query: { kind: 'serving-speed', accelerator: ['h100-sxm', 'a100-sxm-80'] },
        reply: /H100 SXM5 80GB[\s\S]*A100 SXM4 80GB/,
      },
    ],
    ['in fp8', { query: { precision: 'fp8' } }],
  ],
  'a figure held up for judgment': [
    ['my 7B in fp16 takes 14 GB, is that normal?', { reply: /14 GB is within what I would expect/ }],
    ['and 60 GB?', { reply: /60 GB is more than I would expect/ }],
  ],
  'the missing fact is asked for, once': [
    ['how much VRAM does it need?', { missing: 'model', reply: /Which model is it, or how many billion parameters\?/ }],
    ['34B', { query: { paramsB: 34 }, reply: /a 34B model/ }],
  ],
  'time, then fewer cards, then money': [
    [
      'How long to train a 3B on 300B tokens with 64 H100s?',
      {
        query: { kind: 'training-compute', tokensB: 300, accelerators: 64 },
        // 6 x 3 x 10^9 x 300 x 10^9 operations; 64 cards of 989 TFLOP/s, a fifth to a half of it used.
        figures: [[/: ([\d.]+) days/, 2, 5]],
      },
    ],
    ['and with only 16 of them?', { query: { accelerators: 16, tokensB: 300 }, figures: [[/: ([\d.]+) days/, 8, 20]] }],
    // That is 3,000 to 7,700 card-hours, at 2 to 4 dollars.
    [
      'what would that cost?',
      { query: { accelerators: 16, asks: ['usd'] }, figures: [[/Rent: \$([\d,]+)/, 6_000, 31_000]] },
    ],
  ],
  'a small dataset': [
    [
      'How long does LoRA of an 8B on 5000 examples take on a 4090?',
      { query: { examples: 5000, accelerator: 'rtx4090' }, reply: /hours|minutes/ },
    ],
    ['20k examples', { query: { examples: 20000 } }],
  ],
  'API or own cards': [
    [
      'what is cheaper for 20 million tokens a day, gpt-4o-mini or an own server?',
      { query: { kind: 'serving-cost', tokensPerDay: 20_000_000 }, reply: /API: \$[\s\S]*Rented/ },
    ],
  ],
  'requests a day': [
    [
      'monthly cost to serve llama 3.1 8b at 50k requests per day',
      // About a billion tokens a month: below, what a card by the hour costs at all; above, a dollar a million tokens.
      { query: { requestsPerDay: 50_000 }, figures: [[/Rented GPUs: \$([\d,.]+)[^.]* a month/, 50, 1_000]] },
    ],
    [
      'and at 500k?',
      {
        query: { kind: 'serving-cost', requestsPerDay: 500_000 },
        reply: /Running Meta-Llama-3\.1-8B at 500,000 requests a day/,
        figures: [[/Rented GPUs: \$([\d,.]+)[^.]* a month/, 500, 10_000]],
      },
    ],
    ['and with 8k context?', { query: { requestsPerDay: 500_000, contextTokens: 8000 } }],
  ],
  'an index': [
    [
      'RAM for 20M vectors of 768 dims in HNSW',
      {
        query: { kind: 'vector-index', vectors: 20_000_000, dimensions: 768 },
        // 20 million x 768 x 4 bytes are 57.2 GiB; the links come on top.
        figures: [[/([\d.]+) GiB/, 57.2, 86]],
      },
    ],
    [
      'with 1536 dimensions',
      { query: { dimensions: 1536, vectors: 20_000_000 }, figures: [[/([\d.]+) GiB/, 114.4, 150]] },
    ],
  ],
  'tokens to train on': [
    [
      'how many tokens should a 1.3B model see?',
      { query: { kind: 'data-size', paramsB: 1.3 }, reply: /26 billion tokens/ },
    ],
  ],
  operations: [
    [
      'FLOPs for training 6.7B params on 300B tokens',
      { query: { kind: 'training-compute', tokensB: 300 }, reply: /10\^22|petaflop/ },
    ],
    // 1.2 x 10^22 operations, a fifth to a half of 989 TFLOP/s used, 0.7 to 1.3 kW a card with all around it.
    ['in kWh?', { figures: [[/: ([\d,]+) kWh/, 4_700, 22_000]] }],
  ],
  disk: [['how much disk for the checkpoints of a 70B?', { query: { kind: 'checkpoint' }, reply: /on disk/ }]],
  'users at once': [
    ['how many users can one L40S serve with an 8B at 4k context?', { reply: /requests of that length fit/ }],
  ],
  'the longest context': [
    ['what is the longest context for llama 3.1 8b in 4 bit on a 24GB card?', { reply: /tokens of context fit/ }],
  ],
  'a term, then its calculation': [
    ['what is ZeRO?', { intent: 'concept', reply: /Stage 1 splits[\s\S]*Source: / }],
    [
      'How much memory per GPU does full fine-tuning of a 7B model need with ZeRO-3 on 8 A100?',
      { intent: 'sizing', query: { sharding: 'zero3', accelerators: 8 } },
    ],
  ],
  'a term between two figures does not lose the thread': [
    ['memory for a 13B in 4 bit', { query: { paramsB: 13 } }],
    ['what does NF4 mean?', { intent: 'concept' }],
    ['and in 8 bit?', { query: { paramsB: 13, quantBits: 8 } }],
  ],
  'two terms': [
    ['difference between BLEU and ROUGE?', { intent: 'concept', reply: /BLEU compares[\s\S]*ROUGE compares/ }],
  ],
  'thanks ends it': [
    ['vram for 7b?', { intent: 'sizing' }],
    ['thanks!', { intent: 'none' }],
  ],
  'a new question forgets the old one': [
    ['LoRA memory of an 8B on a 3090?', { query: { method: 'lora' } }],
    [
      'how much VRAM does it take to run qwen2.5 32b in 4 bit?',
      { query: { kind: 'serving-memory', quantBits: 4 }, reply: /Qwen2\.5-32B/ },
    ],
  ],
  'a remark in the thread is no question': [
    ['how long does LoRA of an 8B on 5000 examples take on an A100?', { intent: 'sizing' }],
    ['ours took six hours on that card, by the way, with much longer texts than yours', { intent: 'none' }],
    ['and with 20k examples?', { intent: 'sizing', query: { examples: 20000 } }],
  ],
  'two cards by themselves': [['H100 vs A100', { reply: /H100[\s\S]*GB\/s[\s\S]*A100[\s\S]*For the same rent/ }]],
  'two cards under the last question': [
    ['how fast is llama 3.1 8b on an H100?', { query: { kind: 'serving-speed' } }],
    ['H100 vs A100', { reply: /H100 SXM5 80GB[\s\S]*A100 SXM4 80GB[\s\S]*GPU rent: .*per million tokens/ }],
  ],
  'cards to buy': [
    ['what would a cluster of 500 A100 cost to buy?', { reply: /500 of them: rent \$[\s\S]*to buy \$\d+.*million/ }],
  ],
  'LoRA or full, alone and behind a question': [
    ['LoRA or full?', { intent: 'concept', reply: /LoRA/ }],
    ['memory for a 13B', { query: { paramsB: 13 } }],
    ['LoRA or full', { reply: /LoRA of a 13B[\s\S]*Full fine-tuning of a 13B/ }],
  ],
  'hours on a card that cannot hold it': [
    [
      'how long to fine-tune an 8B with 20k examples on one 4090?',
      { reply: /Full fine-tuning[\s\S]*does not fit[\s\S]*LoRA of/ },
    ],
  ],
  'what does not fit is shown in four bits': [
    ['can I run llama 3.1 70b on 2x 3090?', { reply: /in bf16[\s\S]*No: [\s\S]*in int4[\s\S]*[Yy]es/ }],
  ],
  'the largest that fits': [
    ['I have 24 GB of VRAM, what is the biggest model I could tune?', { reply: /Largest usual sizes .*QLoRA \d+B/ }],
  ],
  'a name alone': [
    ['weight decay', { intent: 'concept', reply: /shrinks the weights/ }],
    ['what is time to value?', { intent: 'concept' }],
    ['who is needed for an AI project', { intent: 'concept', reply: /Data engineers/ }],
  ],
  'money where no rent is known': [
    [
      'what would it cost to train BERT-Large?',
      { reply: /TPU v2[\s\S]*I have no rental price for it; on NVIDIA A100 SXM4 80GB instead: [\s\S]*Rent: \$/ },
    ],
  ],
  'a law, not a model': [['what does chinchilla say for 70B', { reply: /For a 70B model: 1,400 billion tokens/ }]],
  'energy of a stated run': [
    ['how much energy to train a 1B on 20B tokens?', { figures: [[/: ([\d,.]+) kWh/, 47, 220]] }],
  ],
  'Spanish count': [
    ['¿cuántas A100 necesito para afinar llama 3 8b con lora?', { reply: /One NVIDIA A100 .* can hold it/ }],
  ],
  'a deadline turns hours into cards': [
    ['how many A100 to train a 7B on 2T tokens in one month?', { reply: /To finish in 30.4 days: \d+ such GPUs/ }],
  ],
  'power of cards': [['power draw of 8 H100 for a month?', { reply: /8 x 700 W at full load.*4,100 kWh/ }]],
  'rent for hours': [['8 A100 for 36 hours, what does that cost?', { reply: /For 36 hours the rent is \$/ }]],
  'slips of the keyboard': [
    [
      'hwo mcuh would it cost to finetne a 7b on 50k exmaples',
      { query: { kind: 'training-compute', examples: 50_000 }, reply: /Rent: \$/ },
    ],
    ['gpu requirments for training gpt2 from scratch', { intent: 'sizing' }],
  ],
  'a German Billion': [
    ['Was kostet es, ein 7B Modell auf 1 Billion Tokens zu trainieren?', { query: { tokensB: 1000 } }],
  ],
  'adapters over cards that cannot each hold a copy': [
    ['LoRA of a 13B on 4x 3090 ok?', { reply: /on each of 4 GPUs \(zero3\)[\s\S]*[Yy]es/ }],
  ],
  'a long context is a length, not data': [
    ['context 1M tokens kv cache for llama 3.1 8b', { query: { kind: 'serving-memory', contextTokens: 1_000_000 } }],
  ],
  'embedding is money, too': [['embedding 1M docs cost with openai?', { reply: /Embedding it once costs \$/ }]],
  German: [
    [
      'Wie viel VRAM braucht ein 7B-Modell in 4 Bit?',
      { query: { paramsB: 7, quantBits: 4 }, figures: [[/([\d.]+) GiB/, 3.3, 7]] },
    ],
    ['und mit 32k Kontext?', { query: { paramsB: 7, contextTokens: 32000 } }],
  ],
  Chinese: [
    ['13B模型推理需要多大显存？', { query: { paramsB: 13, kind: 'serving-memory' } }],
    ['那 70B 呢？', { query: { paramsB: 70, kind: 'serving-memory' } }],
    ['两张 A100 够吗？', { query: { accelerators: 2, accelerator: 'a100-sxm-80' } }],
  ],
  Spanish: [['¿Cuánta memoria necesito para un modelo de 70B en 4 bits?', { query: { paramsB: 70, quantBits: 4 } }]],
  French: [['Combien de GPU A100 pour faire tourner un 70B ?', { query: { paramsB: 70, accelerator: 'a100-sxm-80' } }]],
  Japanese: [
    [
      '4090一枚で13Bをファインチューニングできますか？',
      { query: { paramsB: 13, accelerator: 'rtx4090', accelerators: 1 } },
    ],
  ],
  'glued and misspelt': [
    ['llama370b 4bit vram?', { query: { paramsB: 70, quantBits: 4 }, reply: /Llama-3/ }],
    ['mixtrel 7B*8 on 8*24G ok?', { query: { accelerators: 8, acceleratorMemoryGB: 24 }, reply: /Mixtral/ }],
  ],
}

/** Keys of the facts are for queries, not for readers. */
const KEY = /\b(?:h100|a100|h200|v100)-(?:sxm|pcie)|\brtx\d{4}\b|\btpu-v\d\b/

describe('a conversation', () => {
  it.each(Object.entries(CONVERSATIONS))('%s', (_, turns) => {
    const results = talk(context, ...turns.map(([says]) => says))
    turns.forEach(([says, expects], i) => {
      const result = results[i] as AskResult
      const seen = `${says} -> ${JSON.stringify(result)}`
      if (expects.intent) expect(result.intent, seen).toBe(expects.intent)
      if (expects.query) expect(result.query, seen).toMatchObject(expects.query)
      if (expects.reply) expect(result.reply, seen).toMatch(expects.reply)
      for (const [figure, low, high] of expects.figures ?? []) {
        const read = Number(figure.exec(result.reply)?.[1]?.replaceAll(',', ''))
        expect(read, `${figure} in ${seen}`).toBeGreaterThanOrEqual(low)
        expect(read, `${figure} in ${seen}`).toBeLessThanOrEqual(high)
      }
      if (expects.missing) expect(result.missing, seen).toContain(expects.missing)
      expect(result.reply, seen).not.toMatch(/NaN|undefined|\[object|Infinity/)
      if (!result.asks.includes('explanation')) expect(result.reply, seen).not.toMatch(KEY)
      if (result.intent === 'sizing' && !result.asks.includes('explanation'))
        expect(result.reply, seen).toMatch(/Assumed: /)
      expect(result.reply.split('?').length - 1, seen).toBeLessThanOrEqual(result.intent === 'sizing' ? 1 : 3)
      expect(result.reply.length, seen).toBeLessThan(2600)
    })
  })

  it('has at least 25 of them', () => expect(Object.keys(CONVERSATIONS).length).toBeGreaterThanOrEqual(25))
})

describe('a conversation about the plan', () => {
  it('says why, why not, what would change it, what if, who, what it costs, and sums up', async () => {
    const planned = await withPlan(context, {
      task: 'retrieve',
      private_knowledge: 'yes',
      knowledge_change: 'daily',
      citations: 'yes',
      corpus_tokens: '1m-100m',
      definition: 'clear',
      frequency: 'daily',
      simpler_way: 'no',
      hosting: 'any-api',
      budget_usd: '100k-1m',
    })
    const answers = talk(
      planned,
      'why RAG?',
      'why not fine-tuning?',
      'what would change your mind about RAG?',
      'what if it had to run on-premises?',
      'what did you assume?',
      'who do we need?',
      'what does the plan cost?',
      'what are the risks?',
      'summarise for my boss',
      'what should we do next?',
    )
    for (const answer of answers) {
      expect(answer.intent, JSON.stringify(answer)).toBe('plan')
      expect(answer.reply.length, JSON.stringify(answer)).toBeGreaterThan(20)
      expect(answer.reply).not.toMatch(/NaN|undefined|\[object/)
    }
    expect(answers[3]?.change).toMatchObject({ question: 'hosting', value: 'on-premises' })
    expect(answers[0]?.decision).toBe('training-option')
  })

  it('still answers sizing questions and terms', async () => {
    const planned = await withPlan(context, { task: 'classify' })
    const [size, term] = talk(planned, 'how much VRAM does a 7B model need?', 'what is QLoRA?')
    expect([size?.intent, term?.intent]).toEqual(['sizing', 'concept'])
  })

  it('answers for the project, not for the last estimate, where it is asked for', async () => {
    const planned = await withPlan(context, { task: 'retrieve', private_knowledge: 'yes', citations: 'yes' })
    const answers = talk(
      planned,
      'how much VRAM does a 7B need?',
      'could we do it cheaper?',
      'what if we host it ourselves?',
      '为什么不微调？',
      'when do we see results?',
      'can we start without a data scientist?',
    )
    expect(answers.map(({ intent }) => intent)).toEqual(['sizing', 'plan', 'plan', 'plan', 'plan', 'plan'])
    expect(answers[2]?.change).toMatchObject({ question: 'hosting', value: 'on-premises' })
  })

  it.each([
    ['what if we had 5000 labels?', 'labelled_examples', '1k-10k'],
    ['what if the budget was $2 million?', 'budget_usd', '2000000'],
    ['suppose we had 300k requests per day', 'requests_per_day', '300000'],
    ['what if the data were public?', 'sensitive_data', 'public'],
    ['what if we needed no citations, the knowledge is static', 'knowledge_change', 'static'],
  ])('reads %s', async (text, question, value) => {
    const planned = await withPlan(context, { task: 'classify' })
    expect(talk(planned, text)[0]?.change).toMatchObject({ question, value })
  })
})
