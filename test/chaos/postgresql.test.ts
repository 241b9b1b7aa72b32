import { breakEngine } from './break-engine.ts'

breakEngine('PostgreSQL')
