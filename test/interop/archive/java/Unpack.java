import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks an archive with java.util.zip and Commons Compress, and prints each name: Unpack ARCHIVE FOLDER. */
public final class Unpack {
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    try (InputStream file = Files.newInputStream(Path.of(args[0]));
        InputStream member = new GZIPInputStream(file)) {
      TarArchiveInputStream tar = new TarArchiveInputStream(member);
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        System.out.println(entry.getName());
        Path path = folder.resolve(entry.getName());
        Files.createDirectories(path.getParent());
        try (OutputStream target = Files.newOutputStream(path)) {
          tar.transferTo(target);
        }
      }
      // The checksum stands behind the end of the tar.
      member.transferTo(OutputStream.nullOutputStream());
    }
  }
}
