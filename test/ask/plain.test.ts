import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ask } from '../../src/ask/ask.ts'
import type { AskContext, AskResult } from '../../src/ask/ask-result.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook } from '../shipped.ts'
import { loadContext, withPlan } from './context.ts'

let context: AskContext
const answer = (text: string, said?: string): AskResult =>
  ask(text, { ...context, direct: true, ...(said !== undefined && { said }) })

beforeAll(async () => {
  context = { ...(await loadContext()), book: await shippedBook() }
})

describe('a well-known model', () => {
  test.each([
    ['whats GPT-NeoX?', /EleutherAI.*20 billion/],
    ['how large was PaLM?', /540 billion/],
    ['who built Falcon', /Technology Innovation Institute/],
    ['what did it take to train BLOOM in GPU hours? how long was it?', /1,078,272 GPU hours/],
    ['is Llama 2 licensed for commercial products?', /commercial use allowed/],
    ['what data was RoBERTa trained on', /160 GB/],
    ['how much electricity was spent on GPT-3?', /1,287 MWh/],
    ['GPT-NeoX: company and size?', /EleutherAI.*20 billion/],
    ['ELECTRA or PEGASUS?', /spot replaced words[\s\S]*summaries/],
    ['how many tokens fit into Gemini?', /about 1 million tokens/],
    ['Phi-4 mini, how many parameters?', /Phi-4-mini-instruct: 3\.8/],
    ['quién hizo DBRX?', /Databricks/],
    ['wie viel hat Stable Diffusion gekostet?', /\$600,000/],
    ['BLOOM训练用了多少电', /433 MWh/],
    ['what does Claude cost a seat?', /a user and month/],
    [
      'claude haiku or gpt-4o mini, which is cheaper?',
      /claude-haiku[^;]*;.*gpt-4o-mini|gpt-4o-mini[^;]*;.*claude-haiku/,
    ],
    ['who made BART and who made PEGASUS?', /Facebook[\s\S]*Google/],
  ])('%s', (text, said) => {
    const { intent, reply, sources } = answer(text)
    expect(intent).toBe('concept')
    expect(reply).toMatch(said)
    expect(sources.length).toBeGreaterThan(0)
  })

  test('the run of the size that is named, at its own time and today', () => {
    expect(answer('what did the training of Llama 2 13B cost?').reply).toMatch(
      /Llama 2 13B: 368,640 GPU hours.*today's rent/,
    )
  })

  test.each([
    ['OPT was on a slide yesterday. what sort of model is that?', /Meta/],
    ['how much power and carbon for the BLOOM training pls', /433 MWh/],
    ['BLOOM: how many GPUs and for how many days?', /384/],
    ['ELECTRA any good for reviews of a hotel?', /spot replaced words/],
    ['is phi any good for us?', /Microsoft/],
    ['PaLM: chips and cost', /6,144 TPU/],
  ])('asked in passing: %s', (text, said) => expect(answer(text).reply).toMatch(said))

  test('named before, asked about after', () => {
    expect(answer('and who made it?', 'what is ELECTRA?').reply).toMatch(/Stanford/)
  })

  test.each([
    'how much VRAM to run BLOOM?',
    'how long does it take to train Llama 2 7B on 8 A100?',
    'fine-tune BERT on a T4?',
  ])('a calculation stays one: %s', (text) => expect(answer(text).intent).toBe('sizing'))
})

describe('a role', () => {
  test.each([
    ['what does a data analyst earn?', /\$65,000 to \$100,000 a year/],
    ['hourly rate of an ML engineer?', /\$75 to \$140 an hour/],
    ['what do 2 data engineers for 3 months cost?', /2 for 3 months: \$65,000 to \$98,000 employed/],
    ['invoice for 2 freelance data engineers, 3 months?', /2 for 3 months: .* by the hour/],
    ['is a data manager needed the whole time?', /20 to 30% of the project/],
  ])('%s', (text, said) => expect(answer(text).reply).toMatch(said))
})

describe('a calculation of the work itself', () => {
  test.each([
    [
      '7 nurses at $40 an hour each write notes 1.5 hours a day, what does that cost per year?',
      /2,300 hours a year.*\$92,400 a year/,
    ],
    ['ballpark for 3 people, 5 months?', /3 people for 5 months, full-time: about \$/],
    ['a 30 minute call recorded: how many words is that?', /About 4,500 words/],
    [
      'we transcribe 750 hours of radio audio on a GPU, how long does that take?',
      /750 hours of audio.*50 hours \(18\.3 to 136\)/,
    ],
    ['200-word answers at 20 tokens a second - how long is the wait?', /About 13\.3 seconds/],
    ['a manual of 120 pages, how big is that in tokens?', /About 78,000 tokens/],
    ['we hold 12,000 pages of minutes, how many tokens is that', /About 7.8 million tokens/],
    ['two million english words is how many tokens', /About 2.7 million tokens/],
    ['translate a site of 3 million words with an API, ballpark?', /4 million tokens read, and 4 million written/],
    ['20 A100 for three days at 1.50 an hour each, total?', /\$2,160: 20 x 72 hours = 1,440 GPU-hours/],
    [
      '5,000 questions a day, 1,000 tokens in and 200 out, 2 dollars per million in and 10 out. monthly?',
      /About \$608 a month/,
    ],
    ['by the Chinchilla rule, how much text for a 5 billion parameter model?', /About 100 billion tokens/],
    ['3,000 letters to label, 2 minutes each, 40 dollars an hour. what do we pay', /About \$4,000 to \$5,600/],
    [
      'nightly job: summarize 60k reports of 3 pages, done in 5 hours. how many cards?',
      /60,000 items in 5 hours[\s\S]*1950 tokens in/,
    ],
    ['400 users, 10 questions a day each, what does that cost', /By API at 4,000 requests a day/],
    [
      'LoRA of a 7B on 4,000 examples of 900 tokens, 2 rounds, one A100, how long?',
      /LoRA of a 7B model on 4,000 examples(?![\s\S]*512)/,
    ],
    ['2 million texts as vectors of 768 numbers, what storage', /2,000,000 vectors of 768 dimensions/],
  ])('%s', (text, said) => {
    expect(answer(text).reply).toMatch(said)
  })
})

test('a price of one’s own for what was counted before', () =>
  expect(answer('at 3 dollars per million tokens, what is that?', 'how many tokens are 20,000 pages?').reply).toMatch(
    /About \$39: 13 million tokens/,
  ))

test('a number of things to work on is no budget', () =>
  expect(answer('summarize 40,000 letters every night on our own card, is one enough').reply).not.toMatch(
    /usually costs/,
  ))

describe('the words of people who do not know the term', () => {
  test.each([
    ['is the 8 bit version of it noticeably worse?', 'quantization-loss'],
    ['a small model first, the strong one only for hard letters?', 'model-cascade'],
    ['how do we split the money between staff and machines?', 'cost-driver'],
    ['is it fine when GPT writes the examples we tune with?', 'synthetic-data'],
    ['tariffs change monthly: teach the model or look it up?', 'rag-or-fine-tuning'],
    ['Recomendations in our toy shop, LLM yes or no', 'recommender'],
    ['how many cases until I can trust the score?', 'evaluation-set'],
    ['our consultant says we should build on a foundation model. what is that?', 'foundation-model'],
    ['how much more expensive is training a model than prompting one', 'training-options'],
    ['does one of two prompts win, and how do we see it?', 'compare-prompts'],
    ['the developer wants a lump sum. good idea for AI?', 'fixed-price'],
    ['same users, yet the API invoice went up. why?', 'bill-surprise'],
  ])('%s', (text, note) => expect(answer(text).concept).toBe(note))

  test.each([
    ['and what would that cost to set up?', 'what is retrieval augmented generation?', /\$40,000 to \$200,000/],
    ['what is the catch?', 'what is LoRA?', /falls short|lags/],
    ['does that also hold for a company in Canada?', 'what does the EU AI Act demand?', /outside the EU/],
    ['and who does that, and how many samples?', 'how do I evaluate a summarizer?', /\d/],
  ])('%s behind %s', (text, said, found) => expect(answer(text, said).reply).toMatch(found))

  test.each([
    ['what do people say GPT-4 cost to train', /GPT-4.*\$/],
    ['is it true that deepseek v3 was trained for under 6 million?', /5\.58 million/],
    ['PaLM, is that the Google one?', /540 billion/],
    ['which model did Chinchilla beat?', /Gopher/],
  ])('%s', (text, found) => expect(answer(text).reply).toMatch(found))
})

test('what makes it faster is asked of the note, not of the sizes', () =>
  expect(answer('answers take 20 seconds and people walk off. how do I make it faster').concept).toBe('speed-up'))

describe('languages without blanks', () => {
  test.each([
    ['什么是蒸馏？', 'distillation'],
    ['我们要不要用向量数据库？', 'need-vector-db'],
    ['ハルシネーションを防ぐには？', 'stop-hallucination'],
    ['AIプロジェクトのリスクは何ですか', 'risks'],
    ['como avaliar um modelo de linguagem?', 'evaluate-llm'],
    ['o que são parâmetros', 'parameter-term'],
    ['was bedeutet Kontextfenster', 'context-length'],
    ["qu'est-ce qu'un embedding", 'embeddings'],
    ['ファインチューニングとは', 'fine-tuning'],
    ['什么是基座模型？', 'foundation-model'],
    ['我们的文件很脏，可以开始吗？', 'messy-data'],
    ['nossos textos estão bagunçados, podemos começar?', 'messy-data'],
  ])('%s', (text, note) => {
    expect(answer(text).concept).toBe(note)
  })
})

describe('a box of cards', () => {
  test.each([
    ['how much power does a server with 8 A100 take?', /8 x 400 W at full load = 3\.2 kW/],
    ['Stromkosten von 4 H100 pro Jahr in Deutschland?', /In a year.*0\.233 EUR/],
    ['price of one A100 for one week?', /For 168 hours the rent is/],
    ['what do 8 L40S cost to rent?', /8 of them: rent/],
  ])('%s', (text, said) => {
    expect(answer(text).reply.replaceAll('\n', ' ')).toMatch(said)
  })
})

describe('worked out from what is told', () => {
  test('a note that brings a calculation keeps its figures', () => {
    const { intent, asks, reply } = answer('should our lab buy a GPU or rent it?')
    expect([intent, asks]).toEqual(['sizing', ['usd']])
    expect(reply).toMatch(/\$/)
  })

  test.each([
    // 60,000 x 800 tokens = 48 million at $0.15, and 60,000 x 300 = 18 million at $0.60.
    [
      'what would summing up be, I mean: cost to summarize 60,000 letters of 800 tokens with gpt-4o-mini?',
      /^Once, by API: \$18 with/,
    ],
    ['how much to classify 300k tickets, 200 tokens each, by API?', /60 million tokens read, and 15 million written/],
    ['price to translate 2,000 articles of 1,000 tokens, once', /2 million tokens read, and 2 million written/],
    ['we have 4,000 contracts of 10 pages, what would reading them all with gpt-4o cost?', /26 million tokens read/],
    ['cost to rewrite 900 reports with 5 pages each?', /900 reports x 3,250 tokens|900 reports x 3,300 tokens/],
    ['can I paste a 40-page letter?', /^Yes: 40 pages are about 26,000 tokens/],
    ['does a 6,000 page file fit into the window?', /^No: 6,000 pages are about 3\.9 million tokens/],
    ['is a thesis of 250 pages too long for gemini?', /^No: 250 pages/],
    [
      'could we put a 700 page handbook into it in one go?',
      /^Yes, for models with a large window: 700 pages.*does not fit/,
    ],
    ['would 90,000 words fit at once?', /120,000 tokens/],
    ['GPU memory for whisper medium?', /^Whisper medium \(769 million parameters\): about 5 GB/],
    ['what VRAM does whisper large v3 want?', /about 10 GB of GPU memory, 2\.9 GiB of it weights/],
    ['does whisper turbo fit on a 4 GB card?', /^No: 4 GB is less/],
    ['which card for whisper small?', /about 2 GB/],
    ['will whisper base run on a 6 GB card?', /^Yes: 6 GB is enough/],
    ['what does one L4 cost for a month?', /For 730 hours the rent is/],
    ['H200 rent per month?', /For 730 hours the rent is/],
    ['what would copilot cost for 60 people?', /For 60 that is \$1,800 a month, \$21,600 a year/],
    ['price of chatgpt seats for a team of 12?', /For 12 that is \$300 to \$360 a month/],
    ['cost of gemini for 80 employees?', /no price of one seat/],
  ])('%s', (text, said) => expect(answer(text).reply.replaceAll('\n', ' ')).toMatch(said))

  test.each(['what do 3,000 tickets of 300 tokens a day cost with gpt-4o?', 'how many tokens are 400 pages?'])(
    'is not worked out once: %s',
    (text) => expect(answer(text).reply).not.toMatch(/^Once|^Yes|^No/),
  )
})

describe('pay of a country and of other roles', () => {
  test.each([
    ['what does an ML engineer make, salary in germany?', /In Germany: EUR [\d,]+ to [\d,]+ a year/],
    ['salary of a product owner', /Product owner: In the US: \$/],
    ['is 60k enough for an ML engineer?', /\$60,000 a year is below the usual/],
    ['tagessatz von einem freiberuflichen data scientist in Deutschland', /Freelance in Germany: EUR/],
    [
      'ein Team aus 1 data analyst und 2 software engineers für 2 months, Kosten?',
      /1 data analyst and 2 software engineers for 2 months: \$[\d,]+ to \$[\d,]+ employed/,
    ],
    ['wer verdient mehr, data analyst oder data engineer?', /The data engineer gets more than the data analyst/],
    ['数据工程师的年薪是多少', /\$100,000 to \$150,000 a year/],
    ['quanto ganha um cientista de dados?', /\$90,000 to \$165,000/],
    ['salary of a data anlyst', /Data analyst: /],
    ['pay of a UX designer in Mexico', /I have no year's pay of this role in Mexico.*In the US/],
    ['how hard is it to find an ML engineer, how long does hiring take?', /9 to 22 weeks/],
    ['do we need a tester?', /Checks the application/],
  ])('%s', (text, said) => expect(answer(text).reply).toMatch(said))
})

describe('a note that is asked for by the wording', () => {
  test('every row leads to a note that there is, and its example to that note', () => {
    const { notePhrases } = context.knowledge
    const lost = notePhrases.filter(({ note, example }) => answer(example).concept !== note)
    expect(lost.map(({ id, example }) => [id, answer(example).concept])).toEqual([])
  })

  test.each([
    ['90 hours of helpdesk audio a week into text: which model?', 'model-for-speech'],
    ['is GPT-4 too much for sorting applications? or something smaller?', 'model-for-classification'],
    ['7000 labeled letters, how should I divide them for training and tests', 'data-split'],
    ['新しいプロジェクトには何人必要ですか', 'team-budget'],
    ['wen sollten wir zuerst einstellen?', 'roles-needed'],
    ['we want to know which customers will leave. ChatGPT for that?', 'tabular-ai'],
    ['is going live in five months doable?', 'fine-tune-duration'],
    // What is a note's own question word for word needs no wording.
    ['all our guides stand in one wiki. is search enough for us or must it be an agent?', 'agents-or-search'],
  ])('%s', (text, note) => expect(answer(text).concept).toBe(note))

  test.each(['how many people can ask at once on one H100?', 'is it feasible to train a 7B in three weeks on 8 A100?'])(
    'a calculation stays one: %s',
    (text) => expect(answer(text).intent).toBe('sizing'),
  )
})

describe('a short question behind another, of which only the text is known', () => {
  test.each([
    ['what is the memory of a 30B?', 'and in 8 bit?', /Running a 30B model in int8/],
    ['how long to train a 3B on 60B tokens with 8 A100?', 'with 24?', /24 x NVIDIA A100/],
    ['A100 or H100 for pretraining?', 'how much faster is it?', /H100 SXM5 80GB is up to 3\.2 times as fast/],
    ['what does the API cost for 3000 mails a day?', 'and if answers get three times as long?', /600 out per request/],
    ['what is dropout?', 'which value is usual?', /Dropout switches off/],
    ['what is ROUGE?', 'is 0.3 good?', /ROUGE/],
  ])('%s %s', (said, text, told) => expect(answer(text, said).reply).toMatch(told))
})

describe('what kind of answer is wanted', () => {
  test.each([
    ['where can I get weights?', 'parameter-term'],
    ['who wins the pilot contract?', 'pilot-time'],
    ['is the server broken again?', 'office-work'],
  ])('%s is not answered by %s', (text, note) => expect(answer(text).concept).not.toBe(note))
})

describe('a law', () => {
  test.each([
    ['we are a clinic in Ohio, what about HIPAA?', /business associate agreement/],
    ['must we carry out a DPIA?', /impact assessment.*in force 2018-05-25/],
    ['is ranking job applicants high-risk in the EU?', /Annex III point 4: employment/],
    ['how high can AI Act penalties get?', /35 million EUR/],
    ['may a call center record and transcribe its calls?', /law on recording/i],
  ])('%s', (text, said) => expect(answer(text).reply).toMatch(said))

  test.each(['is full fine-tuning of a 7B possible on 8 A100?', 'can we act faster?'])('no law for: %s', (text) =>
    expect(answer(text).reply).not.toMatch(/not legal advice/i),
  )
})

describe('a question with much of the asker’s own in it', () => {
  test.each([
    ['our bakery collected eleven ideas in a meeting, which of them should come first?', 'first-project'],
    ['the assistant should open tickets in our service desk as well, what is needed for this?', 'tool-calling'],
    ['three depots, forty vans: should a language model plan the routes?', 'shift-planning'],
  ])('%s', (text, note) => expect(answer(text).concept).toBe(note))

  test('says so where the note may not be meant, and offers others', () => {
    const { confidence, reply } = answer('someone at the fair showed us a gadget that writes menus, is this any good?')
    expect(confidence === 'unsure' ? reply : 'I am not sure').toMatch(/^I am not sure/)
  })
})

describe('whether a budget is enough', () => {
  test.each([
    ['is 45k enough for a helpdesk bot?', /^Hardly: 45k .*\$80,000 to \$300,000.*pilot/],
    ['is 400,000 dollars enough for an AI solution?', /^Yes, 400000 dollars is enough/],
    ['would 35000 euros do for a prototype?', /^Yes, if you keep it small: 35000 euros/],
    ['is 300k enough to pre-train a model of our own?', /^No: 300k is far below.*Adapting/],
  ])('%s', (text, said) => expect(answer(text).reply).toMatch(said))

  test.each([
    'is 32k enough for a 70B?',
    'is 95k enough for a data engineer?',
    'is 16k enough for a chatbot?',
    'are 20k examples enough for a chatbot?',
  ])('another thing is meant: %s', (text) => expect(answer(text).reply).not.toMatch(/usually costs/))
})

describe('a price list', () => {
  test.each([
    ['price of the claude api?', /claude-haiku-5-5 \(anthropic\): \$0\.1 in/],
    [
      'what does gpt-4o mini cost per million tokens?',
      /^List prices.*: gpt-4o-mini \(openai\): \$0\.15 in, \$0\.6 out \([\d-]+\)\. /,
    ],
    ['which api model is the cheapest?', /\$0\.0375 in/],
  ])('%s', (text, said) => expect(answer(text).reply).toMatch(said))

  test('a load is worked out instead', () =>
    expect(answer('what does the claude api cost for 800 chats a day?').reply).not.toMatch(/^List prices/))
})

describe('a question of two', () => {
  test.each([
    ['What is LoRA? And what does a data engineer earn?', /\$100,000 to \$150,000[\s\S]*LoRA trains/],
    ['what is RAG and may we use it with patient data?', /RAG looks up passages/],
  ])('%s', (text, said) => expect(answer(text).reply).toMatch(said))
})

describe('behind another question', () => {
  test.each([
    ['and the electricity?', 'how long was BLOOM trained?', /MWh|energy/i],
    ['qlora?', 'memory for LoRA of a 13B?', /GiB/],
  ])('%s, after %s', (text, said, means) => expect(answer(text, said).reply).toMatch(means))
})

describe('amounts, cards and bills', () => {
  test.each([
    ['how long does copying 2 TB over a 500 mbit line take?', /About 9\.9 to 17\.8 hours/],
    ['downloading 30 GB at 100 mbit/s, how long?', /About 44\.4 to 80 minutes/],
    ['6,000 forms to check at 2 minutes each, could three clerks do it?', /200 hours of work.*3 people need 11/],
    ['60 nurses ask it twice an hour, is that much load?', /^No, that is little.*2,880 a day/],
    ['90,000 reviews to condense between 9 pm and 5 am on an H100: possible?', /in 8 hours \(3\.1/],
    ['what does a T4 rented for a whole year come to, the bill?', /For 8,800 hours the rent is/],
    ['what electricity does one graphics card take a year?', /L40S[\s\S]*H100[\s\S]*kWh/],
    ['tuning a 3B on 5,000 letters: hours or days?', /hours|minutes/],
    ['can I LoRA a 14B on a 24 GB card?', /Probably not[\s\S]*QLoRA of a 14B model.*fits/],
    ['three 4080s or one A6000 for a 30B in 4 bit', /3 x NVIDIA GeForce RTX 4080[\s\S]*usable on NVIDIA RTX A6000/],
    ['what is the price to sort 40,000 mails with gpt-5.4-mini?', /^Once, by API: .*40,000 mails x 250 tokens/],
    ['does an 80 page contract go into one prompt?', /^Yes.*52,000 tokens/],
  ])('%s', (text, said) => expect(answer(text).reply).toMatch(said))

  test.each([
    [
      'how many tokens is a 120 page thesis?',
      'and 30 of them?',
      /30 of them: about 2,\d+,000 tokens|2\.\d+ million|2,340,000/,
    ],
    ['what does gpt-5.4 cost per million tokens?', 'and one 30 page manual?', /Once, by API: \$0\.\d+ with gpt-5\.4/],
    ['how much memory for a 13B in 16 bit?', 'and when I quantize it to 4?', /int4/],
    ['what is top-p?', 'which value is common?', /probability for each next token/],
    ['what does an L40S cost an hour?', 'and 2 of them for a month?', /For 730 hours the rent is/],
    ['we want to sort complaints into ten groups', 'which model would you take?', /encoder|classif/],
    ['our assistant invents part numbers', 'how can we avoid that?', /Ground it/],
    ['what is in-context learning?', 'how many should I give?', /3 to 8/],
  ])('%s / %s', (said, text, reply) => expect(answer(text, said).reply).toMatch(reply))

  test.each([
    [
      'we hold 3,000 contracts as PDFs of 12 pages, how many tokens are they?',
      /About 23.4 million tokens \(3,000 pdfs x 12 pages x 650 tokens\)/,
    ],
    ['how many pages are 64,000 tokens?', /About 98\.\d pages/],
    ['how many words make 2000 tokens?', /About 1,500 words/],
    ['a 32k context, how many words are that?', /About 24,000 words/],
    ['how much memory does an A100 have?', /80 GB of memory/],
    ['if 2 cards are enough for 40 people, how many for 200?', /Proportionally, about 10 cards for 200 people/],
    [
      'what does an API cost for 2,000 chats a day?',
      /By API at 2,000 requests a day: gpt-5\.4-mini \$\d.* for 1,000 requests/,
    ],
    ['BLOOM: GPU hours and CO2', /1,078,272 GPU hours/],
    ['150 letters a day, 200 words each, how many tokens a week?', /About 280,000 tokens|About 280 thousand/],
    [
      '6.500 Gutachten mit 20 Seiten, wie viele Token sind das?',
      /About 84\.5 million tokens \(6,500 gutachten x 20 pages/,
    ],
    ['12.000 letters of 3 pages, tokens in total?', /About 23\.4 million tokens/],
    ["40'000 notes of 90 words each, tokens?", /About 4\.8 million tokens/],
    ['700 calls a day of 4 minutes, what does it cost to transcribe them?', /whisper-1 costs about \$511 a month/],
    [
      '90 voicemails a day, cost of transcribing them a year?',
      /whisper-1 costs about \$197 a year.*Assumed: 1 minute each/,
    ],
    ['20 hours of interviews a week, price of transcription per month?', /whisper-1 costs about \$31\.3 a month/],
    [
      '80,000 lookups a day, how many a second at the peak?',
      /At the peak about 2\.8 a second.*0\.93 a second over 24 hours/,
    ],
    ['falcon or opt, which is bigger?', /180 billion[\s\S]*175 billion/],
    ['API cost for 300 reports a week?', /By API at 43 requests a day/],
  ])('%s', (text, said) => expect(answer(text).reply).toMatch(said))

  test.each([
    [
      'how many H100 for 400 calls per minute to a 70B?',
      /A 70B model in bf16 at 400 requests a minute \(6\.7 a second\): \d+ .*H100/,
    ],
    ['is one L40S enough for 9000 chats a day on an 8B?', /at 9,000 requests a day: 1 x .*L40S.* Yes, 1 is enough/],
    ['每分钟120个请求，32B模型需要几张A100？', /at 120 requests a minute/],
    [
      "80'000 reviews to classify overnight, one H100 and a 70B, does that work?",
      /80,000 items in 8 hours.*No, 1 is not enough/,
    ],
    [
      'we want to translate 30,000 product texts in 5 hours with a 14B. how many L40S?',
      /30,000 items in 5 hours \(1\.7 a second\): \d/,
    ],
  ])('a load decides how many cards: %s', (text, said) => {
    const { intent, reply } = answer(text)
    expect(intent).toBe('sizing')
    expect(reply).toMatch(said)
  })

  test.each([
    [
      'it saves 30 hours a week at $60 and costs $90k, what is the ROI?',
      /1,560 hours a year x \$60 = \$93,900 a year and costs \$90,000: ROI 4% .*11\.5 months/,
    ],
    [
      'the bot costs 50k€ once and 500€ a month, and saves 6k a month. when does it pay back?',
      /costs EUR 50,000 plus EUR 6,000 a year.*paid back after 9\.1 months/,
    ],
    ['8 clerks save 2 hours a week each at 35 euro an hour, build costs 70k. worth it?', /834 hours a year x EUR 35/],
  ])('a return on figures that are told: %s', (text, said) => expect(answer(text).reply).toMatch(said))

  test('a return without figures is explained, not reckoned', () => {
    expect(answer('how do I work out the ROI of this?').concept).toBe('roi')
  })

  test.each([
    ['what is the cheapest graphics card to rent per hour?', /Cheapest to rent by the hour: /],
    ['cheapest gpu with 48 gb?', /with 48 GB or more: .*\((?:48|80|96|141|192) GB\)/],
    ['what did an A100 cost an hour in 2015?', /did not exist in 2015/],
    ['from 16k to 64k context, how much more memory is that?', /4 times the tokens take 4 times the cache/],
    ['would 4 bit halve the number of GPUs?', /a little over a quarter/],
    ['list price of Claude 4.5 Haiku', /claude.*haiku.*: \$1 in, \$5 out/i],
    ['what does claude opus 3.9 cost?', /no price of version 3\.9/],
    ['price for 1M tokens with gpt-5 mini', /gpt-5-mini \(openai\): \$0\.25 in, \$2 out/],
    ['Granite 3.0 2B: how many training tokens?', /Granite 3\.0 2B: 12,000 billion tokens/],
    ['what does HellaSwag measure, and what do people score?', /People: 95\.6%/],
    ['TruthfulQA?', /817 questions/],
  ])('%s', (text, said) => expect(answer(text).reply).toMatch(said))

  test.each([
    ['and the 34B?', 'CO2 of training Code Llama 7B?', /Code Llama|34B/],
    ['and the 70B?', 'how many GPU hours did Llama 2 13B take to train?', /Llama 2 70B: 1,720,320 GPU hours/],
    ['and GPT-3?', 'how much energy did the training of BLOOM use?', /1,287 MWh/],
    ['and on four?', 'how long does LoRA of an 8B on 20,000 examples take on one A100?', /on 4 x NVIDIA A100/],
    ['and in 2020?', 'what did a V100 cost per hour in 2019?', /V100.*Today/],
  ])('%s, after %s', (text, said, means) => expect(answer(text, said).reply).toMatch(means))

  test('more load never takes fewer cards', () => {
    const cards = [10, 100, 1000, 10_000].map((n) =>
      Number(/: (\d+)/.exec(answer(`how many H100 for ${n} requests per minute on a 32B?`).reply)?.[1]),
    )
    expect(cards).toEqual(cards.toSorted((a, b) => a - b))
    expect(cards.at(-1)).toBeGreaterThan(cards[0] ?? 0)
  })

  test('people who each ask so often are multiplied, and only then', () => {
    expect(answer('60 employees, 15 questions a day each, what would an API cost?').reply).toMatch(/900 requests a day/)
    expect(answer('60 employees, 15 questions a day, what would an API cost?').reply).toMatch(/15 requests a day/)
  })

  test('a terabyte of text is tokens, no memory', () => {
    expect(answer('what would it cost to train a 3B on 2 TB of text?').query).toMatchObject({
      tokensB: 500,
      paramsB: 3,
    })
  })
})

describe('advice without a plan', () => {
  test.each([
    ['is retrieval or tuning cheaper for our manuals?', 'rag-cheaper'],
    ['can our data scientists run it on a tablet without internet?', 'on-phone'],
    ['should the company purchase a finished product or develop its own?', 'buy-or-build'],
    ['what do folks overlook in the budget?', 'hidden-costs'],
    ['why do AI initiatives fail so often?', 'why-fail'],
    ['our loss explodes during training', 'loss-spike'],
  ])('%s', (text, note) => expect(answer(text).concept).toBe(note))

  test('says what would settle it, and offers to start', () => {
    const { reply, offers } = answer('RAG or fine-tuning, which one is better for us?')
    expect(reply).toMatch(/For your case, these questions decide it: .*\?/)
    expect(offers).toContainEqual({ label: 'Start a plan', text: 'start' })
  })

  test.each([
    ['Welche Risiken hat ein Sprachmodell?', 'risks'],
    ['Wie vermeiden wir Halluzinationen?', 'stop-hallucination'],
    ['Pourquoi les projets d’IA échouent-ils ?', 'why-fail'],
    ['¿Qué métrica usamos para traducciones?', 'translation-metric'],
  ])('in another language: %s', (text, note) => expect(answer(text).concept).toBe(note))

  test.each([
    ['how to avoid halucinations in the answers', 'stop-hallucination'],
    ['which metirc for transaltions?', 'translation-metric'],
  ])('mistyped: %s', (text, note) => expect(answer(text).concept).toBe(note))

  test.each([
    ['and when would that be a mistake?', 'should we tune with LoRA?', /full fine-tuning/i],
    ['so yes?', 'does a chat assistant need GPUs?\nwe have ten users', /API|GPU/],
  ])('%s, after %s', (text, said, means) => expect(answer(text, said).reply).toMatch(means))

  test('names what is near where nothing fits, as buttons too', () => {
    const { reply, offers } = answer('how do we choose a name for the ferry?')
    expect(reply).toMatch(/Perhaps one of these: “.*\?”/)
    expect(offers.length).toBeGreaterThan(0)
    for (const { text } of offers) expect(answer(text).concept).toBeDefined()
  })

  test.each(['what does a holiday in Spain cost?', 'how long is the flight?', 'can you predict the lottery for me?'])(
    'no calculation for: %s',
    (text) => expect(answer(text).reply).not.toMatch(/8B model/),
  )

  test.each([
    'where is the canteen?',
    'the weather is nice today',
    'who won the match?',
    'can you book me a train to Rome?',
  ])('nothing of ours: %s', (text) => expect(answer(text).concept).toBeUndefined())

  // None of these stands in a note; each shares words with several.
  test.each([
    ['water consumption of big AI halls', 'water'],
    ['nobody ever opens the assistant that we built', 'adoption'],
    ['is the assistant liable if the advice was wrong?', 'liability'],
    ['we want our letters sorted by department, what do we take', 'model-for-classification'],
  ])('in words of its own: %s', (text, note) => expect(answer(text).concept).toBe(note))

  test('where a note is not sure to be meant, it says so and offers the next', () => {
    const { confidence, reply, offers } = answer('does the daily use burn more power than the training?')
    expect(confidence).toBe('unsure')
    expect(reply).toMatch(/^I am not sure I understood you\./)
    expect(offers.length).toBeGreaterThan(0)
  })

  test('what is told in a thread is no question', () =>
    expect(answer('makes sense, the graphics cards are ordered', 'do we need GPUs?').reply).not.toMatch(/not sure/))

  test('every question of a note finds that note', () => {
    const lost = [...(context.concepts?.notes.values() ?? [])].flatMap((note) =>
      note.asks
        .filter((text) => context.concepts?.asked(text)[0]?.concept !== note)
        .map((text) => `${note.id}: ${text}`),
    )
    expect(lost).toEqual([])
  })
})

describe('a plan that is open', () => {
  let planned: AskContext
  beforeAll(async () => {
    const text = await readFile('examples/support-assistant.yaml', 'utf8')
    planned = await withPlan(context, parse(text) as Answers)
  })

  test.each([
    ['name the three biggest risks', /^What can go wrong/],
    ['which result would make us stop the project?', /^Gates/],
    ['and if we begin six weeks late?', /^(?!With “Deadline)/],
    ['what eats up most of the budget?', /^The largest is .*% of the one-time cost/],
    ['which step takes the most time?', /^The longest is .* weeks/],
    ['when does the pilot start?', /^Pilot.* weeks/],
    ['who has to approve it?', /Head of support, support agents/],
    ['do we need a data scientist?', /needs no data scientist/],
    ['what should worry us?', /\((?:high|medium)\)/],
  ])('%s', (text, said) => {
    const { intent, reply } = ask(text, planned)
    expect(intent).toBe('plan')
    expect(reply).toMatch(said)
  })

  test('a load that grows is tried out', () => {
    const load = Number(planned.plan?.answers.requests_per_day)
    expect(ask('what if we get 3 times as many questions?', planned).change).toMatchObject({
      question: 'requests_per_day',
      value: String(load * 3),
    })
  })
})
