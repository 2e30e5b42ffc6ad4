<?xml version="1.0" encoding="UTF-8"?>
<!-- A dossier or a panel with something found nowhere else in every field that
     its grammar marks confidential: words KANARI-…, or numbers 7310…. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="urn:heng:dossier:1" xmlns:p="urn:heng:panel:1">

<xsl:template match="node() | @*">
  <xsl:copy><xsl:apply-templates select="node() | @*"/></xsl:copy>
</xsl:template>

<xsl:template match="d:org/d:contact | d:emergency/d:contact |
    d:signatory/d:position | d:importantData/d:officer |
    d:incident/d:rootCause | d:incident/d:desc">
  <xsl:copy>
    <xsl:text>KANARI-</xsl:text>
    <xsl:value-of select="concat(local-name(..), '-', local-name(), '-',
        1 + count(../preceding-sibling::*[local-name() = local-name(current()/..)]))"/>
    <!-- Two pages of it, as people write: what is cut is still there. -->
    <xsl:text> 电话 13900000000</xsl:text>
  </xsl:copy>
</xsl:template>

<xsl:template match="@high | @medium | d:volume/@amount | d:volume/@cost |
    d:volume/@revenue | d:incident/@users | d:incident/@loss |
    d:incident/@compensated">
  <xsl:attribute name="{local-name()}">
    <xsl:variable name="at" select="count(preceding::*) + count(ancestor::*)"/>
    <xsl:value-of select="concat('7310', 100 + $at,
        string-length(local-name()), substring(concat(string-length(
        translate(local-name(), 'aeiou', '')), 7), 1, 1))"/>
  </xsl:attribute>
</xsl:template>

<xsl:template match="p:expert/p:name">
  <xsl:copy>KANARI-name-<xsl:value-of select="../@id"/></xsl:copy>
</xsl:template>
<xsl:template match="p:ballot/p:reason">
  <xsl:copy>KANARI-reason-<xsl:value-of
      select="concat(../@expert, ../@rule)"/></xsl:copy>
</xsl:template>
<xsl:template match="p:expert/@id | p:ballot/@expert">
  <xsl:attribute name="{local-name()}">KANARI-<xsl:value-of
      select="."/></xsl:attribute>
</xsl:template>
<xsl:template match="p:ballot/@signedAt">
  <xsl:attribute name="signedAt">1987-06-05T04:03:02+08:00</xsl:attribute>
</xsl:template>
<!-- The first expert has a conflict, the second is recused. -->
<xsl:template match="p:expert[1]">
  <xsl:copy>
    <xsl:apply-templates select="node() | @*"/>
    <p:conflict uscc="{$uscc}" kind="shares"/>
  </xsl:copy>
</xsl:template>
<xsl:template match="p:expert[2]/@recused">
  <xsl:attribute name="recused">true</xsl:attribute>
</xsl:template>
<xsl:param name="uscc" select="'KANARI-USCC'"/>
<xsl:param name="digest"/>
<xsl:template match="p:panel/@dossier">
  <xsl:attribute name="dossier">
    <xsl:value-of select="concat('sha256:', $digest)"/>
  </xsl:attribute>
</xsl:template>

</xsl:stylesheet>
