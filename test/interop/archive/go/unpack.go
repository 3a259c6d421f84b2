// Unpack unpacks an archive with archive/tar and compress/gzip, and prints each name: unpack ARCHIVE FOLDER.
package main

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	if err := unpack(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func unpack(archive, folder string) error {
	file, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer file.Close()
	member, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	reader := tar.NewReader(member)
	for {
		header, err := reader.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		fmt.Println(header.Name)
		if err := write(filepath.Join(folder, header.Name), reader, header.FileInfo().Mode()); err != nil {
			return err
		}
	}
	// The checksum stands behind the end of the tar.
	_, err = io.Copy(io.Discard, member)
	return err
}

func write(path string, content io.Reader, mode os.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return err
	}
	if _, err := io.Copy(file, content); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
