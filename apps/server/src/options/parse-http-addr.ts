import { OptionsError } from './options-error.js';
import type { HttpAddress } from './server-options.js';

const hint = 'Give a host and a port, such as localhost:7700, 0.0.0.0:7700 or [::1]:7700. Port 0 picks a free one.';

/**
 * Reads `host:port`; an IPv6 host stands in brackets.
 *
 * @throws OptionsError when the host or the port is missing, or the port is not 0 to 65535
 */
export function parseHttpAddr(text: string): HttpAddress {
  const match = /^(?:\[(?<v6>[0-9a-fA-F:.]+)\]|(?<name>[^\s:[\]/]+)):(?<port>\d{1,5})$/.exec(text.trim());
  const host = match?.groups?.v6 ?? match?.groups?.name;
  const port = Number(match?.groups?.port);
  if (host === undefined || port > 65_535) throw new OptionsError(`"${text}" is not an address.`, hint);
  return { host, port };
}
