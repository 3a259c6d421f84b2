/** Settings of a maker that writes small archives of the database `data.ms` into a directory. */
export const makerSettings = (directory: string) => ({
  directory,
  database: 'data.ms',
  keepLast: 3,
  level: 1,
  segmentSizeBytes: 32_768,
  maxPinSeconds: 0,
  full: false,
  stillframeVersion: '0.1.0',
  pkgVersion: '1.50.0+stillframe.0.1.0',
});
