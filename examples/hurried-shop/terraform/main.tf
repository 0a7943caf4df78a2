resource "aws_s3_bucket" "invoices" {
  bucket = "shop-invoices"
}

resource "aws_s3_bucket_public_access_block" "invoices" {
  bucket              = aws_s3_bucket.invoices.id
  block_public_acls   = false
  block_public_policy = false
}

resource "aws_db_instance" "shop" {
  identifier          = "shop"
  engine              = "postgres"
  engine_version      = "11.22"
  instance_class      = "db.t3.medium"
  allocated_storage   = 50
  username            = "shop"
  password            = var.db_password
  publicly_accessible = true
  skip_final_snapshot = true
}

resource "aws_security_group" "db" {
  name = "shop-db"

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
