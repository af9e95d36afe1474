/** Fields of a form with brackets in their names, as Stripe's API takes them: `line_items[0][price_data][currency]`. */
export type Fields = { readonly [path: string]: string }

/** A posted form; names with brackets become paths with dots. */
export const fieldsOf = (body: string): Fields =>
  Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [name.replace(/\[([^\]]*)\]/g, '.$1'), value]),
  )

/** The fields below a path, as one object: metadata, for one. */
export const below = (fields: Fields, path: string): Fields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith(`${path}.`) ? [[name.slice(path.length + 1), value]] : [],
    ),
  )
