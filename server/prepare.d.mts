export function prepare(wish?: { readonly build?: boolean }): Promise<void>
