/** What the caller asked for cannot be done, and the message says why and what can be: no bug, so nobody needs to see where. */
export class Complaint extends Error {}
