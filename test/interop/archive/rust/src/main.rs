//! Unpacks an archive with flate2's `GzDecoder`, which reads one gzip member and no more, and the crate `tar`: unpack ARCHIVE FOLDER. Prints each name.

use std::fs::File;
use std::io::{copy, sink, BufReader, Result};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [archive, folder] = &arguments[..] else {
        panic!("unpack ARCHIVE FOLDER")
    };
    let mut tar = tar::Archive::new(flate2::read::GzDecoder::new(BufReader::new(File::open(archive)?)));
    for entry in tar.entries()? {
        let mut entry = entry?;
        println!("{}", entry.path()?.display());
        entry.unpack_in(folder)?;
    }
    // The checksum stands behind the end of the tar.
    let mut member = tar.into_inner();
    copy(&mut member, &mut sink())?;
    let mut file = member.into_inner();
    match copy(&mut file, &mut sink())? {
        0 => Ok(()),
        more => panic!("{more} bytes stand behind the gzip member"),
    }
}
