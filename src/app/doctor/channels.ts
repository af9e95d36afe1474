import type { Config } from '#config/environment'
import { type Finding, fine, unknown } from '#contracts/finding'
import type { Examined } from './examined.ts'

/** Each channel asks its platform: do the credentials work, does the platform call us, may we do what we need? */
export const examineChannels = async (config: Config): Promise<readonly Examined[]> => {
  const { webchat } = config
  return [{ part: 'website chat', findings: chat(webchat) }]
}

const chat = ({ origins, secret }: Config['webchat']): readonly Finding[] => [
  secret === null
    ? fine(
        `Visitors of ${origins.length === 0 ? "the server's own pages" : origins.join(', ')} get a token by themselves.`,
      )
    : fine('Only the holder of WEBCHAT_SECRET gives out tokens.'),
  ...(origins.includes('*')
    ? [
        unknown(
          'Any website may carry the chat (*).',
          'Name the sites in WEBCHAT_ORIGINS unless that is meant.',
        ),
      ]
    : []),
]
