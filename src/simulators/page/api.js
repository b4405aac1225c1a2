// @ts-check

/**
 * Asks the simulator. Throws an error whose message can be shown.
 * @template T what is told, which is not looked at again
 * @param {string} path below `/simulator/`
 * @param {unknown} [body] makes it a POST
 * @returns {Promise<T>}
 */
export async function ask(path, body) {
  const options = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(`/simulator/${path}`, options)
  const told = /** @type {unknown} */ (await response.json())
  if (response.ok) return /** @type {T} */ (told)
  const { error, why } = /** @type {{ error?: string, why?: string }} */ (told)
  throw new Error(error ?? why ?? `answered ${response.status}`)
}

/** Takes all orders back. */
export async function clearOrders() {
  await fetch('/simulator/orders', { method: 'DELETE' })
}
