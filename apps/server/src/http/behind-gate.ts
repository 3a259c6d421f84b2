import type { Request, RequestHandler, Response } from 'express';
import type { Gate } from '../store/gate.js';

/** A step that is taken while the gate is open: in this very turn if it is, as most of them are. */
export function behindGate(
  gate: Pick<Gate, 'closed'>,
  step: (request: Request, response: Response) => void,
): RequestHandler {
  const wait = async (): Promise<void> => {
    while (gate.closed) await gate.closed;
  };
  return (request, response, next) => {
    if (gate.closed)
      return wait().then(() => {
        step(request, response);
        next();
      });
    step(request, response);
    next();
  };
}
