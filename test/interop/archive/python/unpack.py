"""unpack.py MODE ARCHIVE FOLDER: unpacks with tarfile, opened with MODE (`r:gz`, or `r|gz` that cannot seek), and prints each name."""

import sys
import tarfile

mode, archive, folder = sys.argv[1:]
with tarfile.open(archive, mode) as opened:
    for member in opened:
        print(member.name)
        opened.extract(member, folder, filter="data")
