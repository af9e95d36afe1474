import type { DeskContent } from '#contracts/desk'
import { contentOf } from './content.ts'

/** What a card shows once its buyer was erased (M9): nobody, and no button, for nothing that is tapped would reach anybody. */
export const erasedCard = (): DeskContent =>
  contentOf('Erased', [
    {
      title: '',
      lines: [
        'This buyer was erased at their wish. Nothing is kept of them here, and no reply from this thread reaches them.',
        'What was relayed into this thread is still in Slack: please delete it.',
      ],
    },
  ])
