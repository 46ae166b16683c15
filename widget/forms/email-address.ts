const ADDRESS = /^[\w+-]+(?:\.[\w+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.)+[A-Za-z]{2,63}$/;

/** True only for addresses that the server's schema takes as well: a refused entry would cost the visitor the connection. */
export function isEmail(address: string): boolean {
  return address.length <= 320 && ADDRESS.test(address);
}
