/** What became of a link by which a conversation was to go on elsewhere, where it has joined nothing (M6). */
export type LinkBrief =
  | { readonly say: 'link-left' }
  /** Several speak here. */
  | { readonly say: 'link-alone' }
  | { readonly say: 'link-expired' }
  | { readonly say: 'link-used' }
  | { readonly say: 'link-void' }
  | { readonly say: 'link-unknown' }
