module stillframe/interop/archive

go 1.21
