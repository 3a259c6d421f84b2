/** The methods under which a path item may hold an operation. @see https://spec.openapis.org/oas/v3.1.0#path-item-object */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
