import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { refuse } from '../errors/wording.js';

/**
 * Answers what Node.js cannot read as HTTP, such as a body that ends before its length, with an error that has a code, if nothing
 * was answered yet; the connection is over then.
 */
export function refuseBreaches(server: Server): Server {
  return server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex & { bytesWritten?: number }) => {
    if (!socket.writable || (socket.bytesWritten ?? 0) > 0) {
      socket.destroy();
      return;
    }
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    const body = JSON.stringify(refuse.incompletePayload(error).body);
    const head = ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close'];
    socket.end(`HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\n\r\n${body}`);
  });
}
