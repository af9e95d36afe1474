import type { Config } from '#config/environment'
import { type Finding, fine } from '#contracts/finding'
import { diagnoseModel } from '#language/llm/index'
import { openAiNamed } from '../model.ts'

/** Whether the model answers, where there is one. */
export const examineModel = async ({ openAi }: Pick<Config, 'openAi'>): Promise<readonly Finding[]> =>
  openAi
    ? diagnoseModel(openAiNamed(openAi))
    : [fine('None is set up: the built-in rules and templates read and write alone.')]
