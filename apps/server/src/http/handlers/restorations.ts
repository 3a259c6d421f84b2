import { RestorationRefused } from '../../tasks/restoration-refused.js';
import type { Handler } from '../bind.js';
import { ApiError } from '../errors/api-error.js';
import { refuse } from '../errors/wording.js';

export const createRestoration: Handler<'createRestoration'> = async ({ restorations, body }) => {
  try {
    const restoration = await restorations.create(body);
    return {
      status: 202,
      headers: { Location: `/restorations/${restoration.restorationUid}` },
      body: restoration,
    };
  } catch (error) {
    if (error instanceof RestorationRefused) throw new ApiError(error.code, error.message, { cause: error });
    throw error;
  }
};

export const listRestorations: Handler<'listRestorations'> = ({ restorations, query }) => {
  const { offset, limit, statuses } = query;
  // A list with a `*` in it asks nothing.
  const asked = statuses?.flatMap((status) => (status === '*' ? [] : [status]));
  const isAsking = asked !== undefined && asked.length === statuses?.length;
  const { results, total } = restorations.list({ offset, limit, ...(isAsking && { statuses: asked }) });
  return { status: 200, body: { results, offset, limit, total } };
};

export const getRestoration: Handler<'getRestoration'> = ({ restorations, path: { restorationUid } }) => {
  const body = restorations.get(restorationUid.toLowerCase());
  if (!body) throw refuse.restorationNotFound(restorationUid);
  return { status: 200, body };
};
