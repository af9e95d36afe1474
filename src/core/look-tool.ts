import { LEVELS, type Level, type Role } from './policy.ts'

/**
 * What a model may look into while it seeks an answer (A2): whose it is, and how much authority it takes. None of them acts; they are
 * used before anything is decided, and whoever has asked hears of it only what the judge lets through (L3). Every answer of theirs is
 * the business's own word, so the lowest level does. Naming the plan that fits is a recommendation, and takes what qualifying takes;
 * a person may be wished for at any level (D4).
 */
export const LOOK_TOOLS = {
  search_knowledge: { role: 'sdr', level: 'engage' },
  list_plans: { role: 'sdr', level: 'engage' },
  plan_for: { role: 'sdr', level: 'qualify' },
  ask_for_a_person: { role: 'sdr', level: 'engage' },
} as const satisfies { readonly [tool: string]: { readonly role: Role; readonly level: Level } }

/** The name of one of them. */
export type LookTool = keyof typeof LOOK_TOOLS

/** Whether a role may use it at the level that is reached; a name that nobody has listed is nobody's. */
export const mayLook = (tool: string, role: Role, level: Level): boolean => {
  const needs = isLookTool(tool) ? LOOK_TOOLS[tool] : null
  return needs !== null && needs.role === role && LEVELS.indexOf(level) >= LEVELS.indexOf(needs.level)
}

const isLookTool = (tool: string): tool is LookTool => Object.hasOwn(LOOK_TOOLS, tool)
