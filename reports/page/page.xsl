<?xml version="1.0" encoding="UTF-8"?>
<!-- The page: a report for people to read. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>
  <!-- zh, en or both -->
  <xsl:param name="lang" select="'both'"/>
  <!-- The report's file as a shell takes it. -->
  <xsl:param name="file" select="'report.xml'"/>
  <!-- The style sheet and its digest. -->
  <xsl:param name="style"/>
  <xsl:param name="style-hash"/>

  <xsl:template match="/r:report">
    <xsl:text disable-output-escaping="yes">&lt;!DOCTYPE html>&#10;</xsl:text>
    <html lang="zh">
      <head>
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'sha256-{$style-hash}'"/>
        <title>
          <say:plain zh="评价报告" en="Assessment report"/>
        </title>
        <style>
          <xsl:value-of select="$style" disable-output-escaping="yes"/>
        </style>
      </head>
      <body>
        <h1><say:words zh="评价报告" en="Assessment report"/></h1>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
