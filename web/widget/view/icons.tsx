import type { ComponentChildren } from 'preact'

const Icon = ({ children }: { readonly children: ComponentChildren }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    {children}
  </svg>
)

/** Two lines in a bubble: the chat itself. */
export const ChatIcon = () => (
  <Icon>
    <path d="M12 3.5c-5 0-9 3.4-9 7.7 0 2.3 1.2 4.4 3 5.8-.1 1.2-.6 2.4-1.5 3.4 1.8-.1 3.4-.8 4.6-1.8.9.2 1.9.3 2.9.3 5 0 9-3.4 9-7.7s-4-7.7-9-7.7Z" />
    <path d="M8 9.8h8M8 13h5" />
  </Icon>
)

/** An arrow pointing down: put the chat away. */
export const CloseIcon = () => (
  <Icon>
    <path d="m6 9.5 6 6 6-6" />
  </Icon>
)

/** An arrow pointing up: send. */
export const SendIcon = () => (
  <Icon>
    <path d="M12 19V5.5M6 11.2l6-6 6 6" />
  </Icon>
)

/** A paper clip: attach. */
export const ClipIcon = () => (
  <Icon>
    <path d="m20 11.6-7.9 7.8a5.1 5.1 0 0 1-7.2-7.2l8-8a3.4 3.4 0 0 1 4.8 4.9l-8 7.9a1.7 1.7 0 0 1-2.4-2.4l7.3-7.3" />
  </Icon>
)

/** A friendly machine: nobody should take it for a person (L5). */
export const AssistantIcon = () => (
  <Icon>
    <rect x="4.5" y="8" width="15" height="11" rx="4" />
    <path d="M12 8V4.6M9.3 12.6v1.6M14.7 12.6v1.6M2.6 12.5v3M21.4 12.5v3" />
    <circle cx="12" cy="4" r="0.9" />
  </Icon>
)

/** An arrow leaving a box: opens elsewhere. */
export const LeaveIcon = () => (
  <Icon>
    <path d="M14 5h5v5M19 5l-8 8M10 6H7a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-3" />
  </Icon>
)

/** A sheet of paper: a file. */
export const FileIcon = () => (
  <Icon>
    <path d="M13.5 3.5H8a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2V8l-4.5-4.5ZM13.5 3.5V8H18" />
  </Icon>
)
